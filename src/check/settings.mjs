// @ts-check
/** How ajv reads our schemas, at run time and when the bundle compiles them. @satisfies {import("ajv").Options} */
export const settings = {
  strict: true,
  allErrors: true,
  ownProperties: true,
  messages: false,
  // A test holds our schemas to the meta-schema: compiling that one, and shortening what is compiled, cost four times the rest.
  meta: false,
  validateSchema: false,
}

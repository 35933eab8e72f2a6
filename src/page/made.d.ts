/** The numbering plans of France, overseas included (setup/page.mjs). */
declare module "virtual:phones" {
  const plans: unknown
  export default plans
}

/** The text of the styles that a sheet is printed with (setup/page.mjs). */
declare module "virtual:print" {
  const style: string
  export default style
}

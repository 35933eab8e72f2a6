/** A fault a person can put right: throw it; its message is shown without a stack trace, exit code 2. */
export function misuse(message: string): Error {
  return Object.assign(new Error(message), { name: "Misuse" })
}

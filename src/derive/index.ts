import { types } from "./types.ts"

/** Everything that is written from the schemas, by path from the root. */
export async function derived(_root: string): Promise<{ [file: string]: string }> {
  return { ...(await types()) }
}

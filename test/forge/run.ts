import { expect } from "vitest"
import { answer, type Ran } from "../commands/loaded.ts"
import { bare, root } from "../commands/run.ts"
import type { Forge } from "./server.ts"

/** Runs the program as a workflow does, in a folder, while the forge answers; its token is never said. */
export async function withForge(
  forge: Forge,
  cwd: string,
  args: string[],
  env: { [name: string]: string } = {},
): Promise<Ran> {
  const done = await answer({ root, cwd, args, env: bare({ ...forge.env, ...env }) })
  expect(done.out + done.err).not.toContain("jeton-secret")
  return done
}

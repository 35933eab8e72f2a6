import { spawn } from "node:child_process"
import { join } from "node:path"
import { expect } from "vitest"
import { type Ran, root } from "../commands/run.ts"
import type { Forge } from "./server.ts"

/** Runs the program as a workflow does, in a folder, while the forge answers; its token is never said. */
export async function withForge(
  forge: Forge,
  cwd: string,
  args: string[],
  env: { [name: string]: string } = {},
): Promise<Ran> {
  const { PATH = "", HOME = "" } = process.env
  const child = spawn(process.execPath, [join(root, "src/missions.mjs"), ...args], {
    cwd,
    env: { PATH, HOME, ...forge.env, ...env },
  })
  const done: Ran = { code: null, out: "", err: "" }
  child.stdout.on("data", data => (done.out += data))
  child.stderr.on("data", data => (done.err += data))
  done.code = await new Promise(resolve => child.on("close", resolve))
  expect(done.out + done.err).not.toContain("jeton-secret")
  return done
}

// @ts-check
// A thread that has loaded the program and answers one command line after the other, each as in a process of its own.
import process from "node:process"
import { parentPort } from "node:worker_threads"
import { loadProgram } from "../../src/setup/program.mjs"

parentPort?.on("message", async ({ root, cwd, args, env, answer, done }) => {
  const said = { out: "", err: "" }
  process.argv = [process.execPath, "missions", ...args]
  process.env = { ELEVENTY_SKIP_ESM_RESOLVER: "1", ...env } // as missions.mjs
  process.cwd = () => cwd
  process.stdout.write = text => heard("out", text)
  process.stderr.write = text => heard("err", text)
  let code = null
  try {
    const { main, name } = await loadProgram(root)
    code = await main(root, name)
  } catch (error) {
    heard("err", String(error))
  }
  process.stdout.removeAllListeners("error")
  answer.postMessage({ code, ...said })
  Atomics.store(done, 0, 1)
  Atomics.notify(done, 0)

  /** @param {"out" | "err"} where @param {string | Uint8Array} text */
  function heard(where, text) {
    said[where] += Buffer.from(/** @type {string} */ (text)).toString()
    return true
  }
})

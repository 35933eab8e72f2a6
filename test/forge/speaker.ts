import { client } from "../../src/forge/client.ts"
import type { Forge } from "./server.ts"

/** A client whose waits are written down and not waited. */
export function speaker(forge: Forge) {
  const waits: number[] = []
  const pause = async (milliseconds: number) => void waits.push(milliseconds)
  const signal = new AbortController().signal
  return { waits, forge: client({ api: forge.api, token: "t", repository: "ecole/missions", signal, pause }) }
}

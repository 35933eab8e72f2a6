import { once } from "node:events"
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads"

export interface Ran {
  code: number | null
  out: string
  err: string
}

export interface Asked {
  root: string
  cwd: string
  args: string[]
  env: { [name: string]: string }
}

/** Asks a loaded program, and waits for it as for a process. */
export function answered(asked: Asked): Ran {
  const { done, heard, end } = ask(asked)
  Atomics.wait(done, 0, 0)
  const ran: Ran = receiveMessageOnPort(heard)?.message
  end()
  return ran
}

/** Asks a loaded program, while this process goes on. */
export async function answer(asked: Asked): Promise<Ran> {
  const { heard, end } = ask(asked)
  const [ran] = await once(heard, "message")
  end()
  return ran
}

// Several may be asked at once: a thread answers one at a time.
const idle: Worker[] = []

function ask(asked: Asked): { done: Int32Array; heard: MessagePort; end(): void } {
  const worker = idle.pop() ?? new Worker(new URL("./loaded.mjs", import.meta.url))
  worker.unref()
  const { port1: heard, port2 } = new MessageChannel()
  const done = new Int32Array(new SharedArrayBuffer(4))
  worker.postMessage({ ...asked, answer: port2, done }, [port2])
  return {
    done,
    heard,
    end() {
      heard.close()
      idle.push(worker)
    },
  }
}

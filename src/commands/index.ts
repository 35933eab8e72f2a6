import type { Command } from "./command.ts"

/** The commands by name, each loaded only when called; the order is that of the help. */
export const commands: { [name: string]: () => Promise<Command> } = {
  // check, explain, new, export: one line each, with the file.
}

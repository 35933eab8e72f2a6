/** One command of `missions`: thin, it joins the rooms and reads aloud. */
export interface Command {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** How it is called: `check [FICHIER…]`. */
  usage: string
  options: { [flag: string]: Flag }
  /** Whether words after the command are accepted, and at most how many. */
  positionals: { min: number; max: number }
  run(call: Call): Promise<ExitCode>
}

export interface Flag {
  type: "string" | "boolean"
  multiple?: boolean
  /** Name of the value in the help: `DOSSIER`. */
  value?: string
  help: string
  choices?: readonly string[]
}

/** 0 nothing blocking, 1 blocking findings, 2 misuse or our failure. */
export type ExitCode = 0 | 1 | 2

/** What a command is given; it never touches `process`. */
export interface Call {
  words: string[]
  flags: { [flag: string]: string | boolean | string[] | undefined }
  /** The working folder, absolute. */
  cwd: string
  /** The project's own folder (schema, site, fonts), absolute. */
  root: string
  version: string
  /** Names the very program that runs, so that what it remembers is never another's; absent when run from its sources. */
  program?: string
  /** Version of Node, for build.json. */
  node: string
  env: { readonly [name: string]: string | undefined }
  /** Result, to standard output, written as is. */
  out(text: string): void
  /** Messages, to standard error, with a newline added. */
  say(text: string): void
  /** A line of progress, redrawn in place; shown only on a terminal and not with --quiet. */
  progress(text: string): void
  terminal: { color: boolean; width: number }
  /** A person sits at a terminal, in and out: questions may be asked. */
  interactive?: boolean
  /** Aborted by Ctrl-C. */
  signal: AbortSignal
}

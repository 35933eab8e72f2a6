import process from "node:process"
import packageJson from "../package.json" with { type: "json" }
import { flagsOf, readArguments } from "./commands/arguments.ts"
import type { Call, Command, ExitCode } from "./commands/command.ts"
import { fullDisk } from "./commands/full-disk.ts"
import { commands } from "./commands/index.ts"
import { misuse } from "./model/misuse.ts"
import { nearest } from "./model/nearest.ts"
import { clean } from "./report/clean.ts"

/** Runs what the command line asks; the only place that knows `process`. */
export async function main(root: string, program?: string): Promise<ExitCode> {
  // A reader that stops reading (`| head`) ends us quietly; who no longer hears what is said beside the result changes nothing.
  process.stderr.on("error", () => undefined)
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") process.exit(0)
    process.stderr.write(`Le résultat ne peut pas être écrit (${code}).\n`)
    process.exit(2)
  })
  const [name, ...rest] = process.argv.slice(2)
  try {
    if (name === "--version" || name === "-v") return print(packageJson.version)
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      await print(await help(rest[0]))
      return name === undefined ? 2 : 0
    }
    const command = await load(name)
    return await run(command, rest, root, program)
  } catch (error) {
    return failed(fullDisk(error) ?? error)
  }
}

async function load(name: string): Promise<Command> {
  const loader = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (loader) return loader()
  if (name.startsWith("-")) throw misuse(misplaced(name))
  const close = nearest(name, Object.keys(commands))
  throw misuse(
    `Commande inconnue : « ${clean(name)} ».` +
      (close ? ` Vouliez-vous dire « ${close} » ?` : "") +
      " La liste : npx missions --help",
  )
}

/** What to say of an option in the place of a command. */
function misplaced(option: string): string {
  const close = nearest(option, ["--help", "--version"])
  return (
    `Il faut une commande avant « ${clean(option)} ».` +
    (close ? ` Vouliez-vous dire « ${close} » ?` : ` Exemple : « npx missions check ${clean(option)} ».`) +
    " La liste : npx missions --help"
  )
}

async function run(command: Command, args: string[], root: string, program?: string): Promise<ExitCode> {
  const { values, positionals } = readArguments(command, args)
  if (values["help"]) return print(await help(command.name))
  if (values["version"]) return print(packageJson.version)
  const stopped = new AbortController()
  const stop = () => {
    if (stopped.signal.aborted) process.exit(130)
    stopped.abort(misuse("Interrompu : rien n’a été changé dans le dossier de sortie."))
  }
  process.on("SIGINT", stop)
  process.on("SIGTERM", stop)
  const terminal = terminalOf(values)
  const quiet = values["quiet"] === true
  const live = process.stderr.isTTY === true && !quiet
  const call: Call = {
    words: positionals,
    flags: values,
    cwd: process.cwd(),
    root,
    version: packageJson.version,
    ...(program === undefined ? {} : { program }),
    node: process.versions.node,
    env: process.env,
    out: text => void process.stdout.write(text),
    say: text => {
      clear(live)
      if (!quiet) process.stderr.write(`${text}\n`)
    },
    progress: text => {
      if (!live) return
      process.stderr.write(`\r\u001b[2K${text.slice(0, terminal.width - 1)}`)
    },
    terminal,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true && !quiet,
    signal: stopped.signal,
  }
  try {
    return await command.run(call)
  } finally {
    clear(live)
    process.off("SIGINT", stop)
    process.off("SIGTERM", stop)
  }
}

function clear(live: boolean): void {
  if (live) process.stderr.write("\r\u001b[2K")
}

function terminalOf(values: Call["flags"]): Call["terminal"] {
  const asked = values["color"]
  const color =
    typeof asked === "boolean"
      ? asked
      : process.stdout.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb"
  return { color, width: Math.max(40, Math.min(process.stdout.columns ?? 80, 120)) }
}

async function help(name: string | undefined): Promise<string> {
  if (name !== undefined) {
    const command = await load(name)
    return [
      `npx missions ${command.usage}`,
      "",
      command.summary,
      "",
      ...rows(
        Object.entries(flagsOf(command)).map(([flag, { value, help }]) => [
          `--${flag}${value ? ` ${value}` : ""}`,
          help,
        ]),
      ),
    ].join("\n")
  }
  const all = await Promise.all(Object.values(commands).map(load => load()))
  return [
    "missions : des propositions des collectivités au catalogue des élèves",
    "",
    "npx missions <commande> [options]",
    "",
    ...rows(all.map(command => [command.usage, command.summary])),
    "",
    "npx missions <commande> --help dit les options d’une commande ; --version, la version.",
    "Codes de sortie : 0 rien de bloquant, 1 points bloquants, 2 erreur d’usage ou panne.",
  ].join("\n")
}

function rows(pairs: [string, string][]): string[] {
  const wide = Math.max(...pairs.map(([left]) => left.length))
  return pairs.map(([left, right]) => `  ${left.padEnd(wide)}  ${right}`)
}

async function print(text: string): Promise<0> {
  process.stdout.write(`${text}\n`)
  return 0
}

/** Says what went wrong: one line for what a person can put right, a trace only for our own fault. */
function failed(error: unknown): 2 {
  if (error instanceof Error && error.name === "Misuse") process.stderr.write(`${error.message}\n`)
  else {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(
      `Erreur de notre fait, sans rapport avec vos fiches. Merci de la signaler avec ce qui suit :\n${trace}\n`,
    )
  }
  return 2
}

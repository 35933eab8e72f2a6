import { parseArgs } from "node:util"
import { misuse } from "../model/misuse.ts"
import { nearest } from "../model/nearest.ts"
import { clean } from "../report/clean.ts"
import type { Call, Command, Flag } from "./command.ts"

const common: { [flag: string]: Flag } = {
  proposals: { type: "string", value: "DOSSIER", help: "dossier des propositions (par défaut : proposals)" },
  edition: { type: "string", value: "NOM", help: "une édition, ou « all » (par défaut : la plus récente)" },
  color: { type: "boolean", help: "couleurs dans le terminal, même redirigé (--no-color : jamais)" },
  quiet: { type: "boolean", help: "ne dire que le résultat" },
  help: { type: "boolean", help: "cette aide" },
  version: { type: "boolean", help: "la version du programme" },
}

/** A command's own flags, then those of all commands. */
export function flagsOf(command: Command): { [flag: string]: Flag } {
  return { ...command.options, ...common }
}

/** Reads the words after a command; throws a misuse, with a suggestion where one is near, for what the command does not know. */
export function readArguments(command: Command, args: string[]): { values: Call["flags"]; positionals: string[] } {
  const flags = flagsOf(command)
  const names = Object.keys(flags)
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [
      name,
      { type: flag.type, multiple: flag.multiple ?? false, ...(name === "help" ? { short: "h" } : {}) },
    ]),
  )
  const parsed = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true })
  const values: Call["flags"] = {}
  const list: { [flag: string]: string[] } = {}
  for (const token of parsed.tokens) {
    if (token.kind !== "option") continue
    const name = token.rawName === "-h" ? "help" : token.rawName.replace(/^--?/, "")
    const positive = name.startsWith("no-") && !Object.hasOwn(flags, name) ? name.slice(3) : name
    const flag = Object.hasOwn(flags, positive) ? flags[positive] : undefined
    if (!flag || (positive !== name && flag.type !== "boolean")) {
      const close = nearest(name, names)
      throw misuse(
        `Option inconnue : « ${clean(token.rawName)} ».` +
          (close ? ` Vouliez-vous dire « --${close} » ?` : "") +
          ` L’aide : npx missions ${command.name} --help`,
      )
    }
    if (flag.type === "boolean") {
      if (token.value !== undefined) throw misuse(`« --${positive} » ne prend pas de valeur.`)
      values[positive] = positive === name
      continue
    }
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith("--")))
      throw misuse(`« --${positive} » attend une valeur : --${positive} ${flag.value ?? "VALEUR"}`)
    if (flag.choices && !flag.choices.includes(token.value)) {
      const close = nearest(token.value, [...flag.choices])
      throw misuse(
        `« --${positive} ${clean(token.value)} » : valeur inconnue.` +
          (close ? ` Vouliez-vous dire « ${close} » ?` : "") +
          ` Choix : ${flag.choices.join(", ")}.`,
      )
    }
    if (flag.multiple) {
      list[positive] = [...(list[positive] ?? []), token.value]
      values[positive] = list[positive]
    } else values[positive] = token.value
  }
  const { min, max } = command.positionals
  if (!values["help"] && !values["version"] && (parsed.positionals.length < min || parsed.positionals.length > max))
    throw misuse(
      parsed.positionals.length < min
        ? `Il manque un mot après « ${command.name} ». Usage : npx missions ${command.usage}`
        : `Mot de trop : « ${clean(parsed.positionals[max] ?? "")} ». Usage : npx missions ${command.usage}`,
    )
  return { values, positionals: parsed.positionals }
}

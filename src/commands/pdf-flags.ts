import { resolve } from "node:path"
import { misuse } from "../model/misuse.ts"
import { sharesIn } from "../output/pdf/parts.ts"
import { clean } from "../report/clean.ts"
import type { Call, Command } from "./command.ts"
import { display } from "./folders.ts"

/** The flags of what prints. */
export const pdfFlags: Command["options"] = {
  variants: {
    type: "boolean",
    help: "aussi les fiches en grands caractères, les cartes à découper et le livret A5 à plier",
  },
  merge: {
    type: "string",
    multiple: true,
    value: "DOSSIER",
    help: "reprendre les fiches faites par « pdf --shard » dans ce dossier (répétable)",
  },
}

/** What those flags ask for; throws a misuse for a folder that holds no share. */
export function pdfAsked(call: Call): { variants: boolean; shares: string[] } {
  const typed = call.flags["merge"]
  const shares = (Array.isArray(typed) ? typed : []).map(folder => resolve(call.cwd, folder))
  for (const folder of shares)
    if (sharesIn(folder).length === 0)
      throw misuse(
        `--merge : pas de part dans « ${clean(display(folder, call.cwd))} ». Une part est le dossier qu’écrit « npx missions pdf --shard 1/4 --out DOSSIER ».`,
      )
  return { variants: call.flags["variants"] === true, shares }
}

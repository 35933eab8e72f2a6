import { createHash, type Hash } from "node:crypto"
import type { Assets } from "../../site/components/world.ts"
import type { MissionView, SiteView } from "../model/views.ts"
import { fingerprint } from "./cache.ts"

/** Names what goes into a file of the site: as long as the name is the same, so are the file's bytes. */
export interface Keys {
  /** Of a file that may show anything. */
  all: string
  /** Of a file that shows the sections of these missions alone. */
  of(missions: readonly MissionView[]): string
}

/** What was made before. */
export interface Kept {
  keys: Keys
  /** Told of each file and what it is made of; true when it was put there as it stood, and need not be made again. */
  restore(path: string, key: string): boolean
}

/**
 * The names of a site's files. Everything but the missions' sections goes into all of them, since a page may show any of
 * it; `parts` say what is not in the data: the program, and whatever else the bytes hang on.
 */
export function keysOf(site: SiteView, assets: Assets, parts: readonly string[]): Keys {
  const { editions, findings, rules, ...rest } = site
  const { style, own, formStyle, paper, fonts, icon, scripts, parts: formParts } = assets
  const hash = createHash("sha256")
  const marks = createHash("sha256")
  add(hash, [
    parts,
    rest,
    rules,
    [...(findings ?? [])],
    { style, own, formStyle, paper, fonts, icon, scripts, formParts },
  ])
  for (const { missions, withdrawn, ...edition } of editions) {
    add(hash, [edition, missions.length, withdrawn.length])
    for (const mission of [...missions, ...withdrawn]) {
      add(hash, facts(mission))
      add(marks, mission.mark)
    }
  }
  const common = hash.digest("base64url")
  return {
    all: fingerprint(common, marks.digest("base64url")),
    of: missions => fingerprint(common, ...missions.map(({ mark }) => mark)),
  }
}

/** Each piece of data ends where its line does. */
function add(hash: Hash, data: unknown): void {
  hash.update(`${JSON.stringify(data)}\n`)
}

/** All that is said of a mission but its sections, which are not even asked for. */
function facts(mission: MissionView): object {
  const keys = Object.keys(mission).filter(key => key !== "sections" && key !== "mark") as (keyof MissionView)[]
  return Object.fromEntries(keys.map(key => [key, mission[key]]))
}

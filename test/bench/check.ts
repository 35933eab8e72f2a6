import { execFileSync } from "node:child_process"
import { appendFileSync, cpSync, rmSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import type { Bench } from "./bench.ts"
import { corpusEdition, makeCorpus } from "./corpus.ts"
import { bare, type Figure, held, timed } from "./figures.ts"
import { measure, type Way } from "./measure.ts"
import { remarkPeer } from "./peers/remark.ts"
import type { Program } from "./programs.ts"
import { root } from "./view.ts"

/** Start-up: what `missions`, and a set-up that has nothing to do, cost before anything is done. */
export async function* benchStart(bench: Bench): AsyncIterable<Figure> {
  bench.say("start-up")
  const [empty, version, setUp] = await measure(
    [
      { name: "empty node", command: [process.execPath, bench.program("empty")] },
      { name: "missions --version", command: [...bench.missions, "--version"] },
      { name: "set-up", command: [process.execPath, join(root, "src/setup/setup.mjs")] },
    ],
    { ...bench, runs: bench.runs * 3 },
  )
  yield timed("check", 0, "missions --version", version, empty, { of: "ratio", most: 2.5 })
  yield timed("check", 0, "set-up, nothing to do", setUp, empty, { of: "figure", most: 0.2 })
}

/** Checking a corpus: cold, warm, with one changed file, against reading and parsing the same files. */
export async function* benchCheck(bench: Bench, fiches: number): AsyncIterable<Figure> {
  const corpus = join(bench.folder, `check-${fiches}`)
  const paths = makeCorpus(fiches, corpus)
  const files = join(corpus, corpusEdition)
  const repository = makeRepository(corpus, join(bench.folder, `git-${fiches}`))
  const coldCache = join(bench.folder, `cold-${fiches}`)
  const plain = (name: string, program: Program): Way => ({
    name,
    command: [process.execPath, bench.program(program), files],
  })
  const check = (name: string, cache: string, proposals = corpus): Way => ({
    name,
    command: [...bench.missions, "check", "--proposals", proposals, "--quiet"],
    env: { XDG_CACHE_HOME: join(bench.folder, `${cache}-${fiches}`) },
  })

  bench.say(`check, ${fiches} fiches, cold`)
  const [tables, markdown, cold] = await measure(
    [
      plain("remark-parse + tables", "tables"),
      plain("remark-parse + remark-gfm", "markdown"),
      { ...check("cold", "cold"), before: () => rmSync(coldCache, { recursive: true, force: true }) },
    ],
    bench,
  )

  yield timed("check", fiches, "check, cold", cold, markdown, { of: "ratio", most: 1.1, at: [10_000] })
  yield timed("check", fiches, "check, cold", cold, tables)
  yield held("check", fiches, "check, cold", cold, markdown, { of: "figure", most: 500, at: [10_000] })

  bench.say(`check, ${fiches} fiches, warm`)
  const edited = paths[Math.floor(fiches / 2)] ?? ""
  const edits = { count: 0 }
  await measure([check("first", "warm"), check("first, in git", "git", repository)], { ...bench, runs: 1 })
  const [empty, read, hash, front, ours, warm, changed, git] = await measure(
    [
      plain("empty node", "empty"),
      plain("read the files", "read"),
      plain("read + sha256", "hash"),
      plain("js-yaml + compiled ajv", "front"),
      plain("our front-matter part", "ours"),
      check("warm", "warm"),
      { ...check("changed", "warm"), before: () => appendFileSync(edited, `\nAjout ${++edits.count}.\n`) },
      check("git", "git", repository),
    ],
    bench,
  )

  yield bare("check", fiches, hash)
  yield timed("check", fiches, "front-matter part", ours, read, { of: "ratio", most: 4 })
  yield timed("check", fiches, "front-matter part", ours, front)
  yield timed("check", fiches, "check, warm", warm, read, { of: "ratio", most: 1.5, at: [10_000] })
  // 0.4 s where an empty node takes 0.074, as when the floors were measured: only ratios inside one run count.
  yield timed("check", fiches, "check, one changed file", changed, empty, { of: "ratio", most: 5.4, at: [72] })
  yield timed("check", fiches, "check, warm, in git", git, read)
  yield held("check", fiches, "check, warm", warm, read, { of: "figure", most: 500, at: [10_000] })

  const peer = remarkPeer(bench, fiches, files)
  if (!peer) return
  bench.say(`check, ${fiches} fiches, against remark-cli`)
  const [theirs, again] = await measure([peer, check("warm", "warm")], bench)
  yield timed("check", fiches, "check, warm", again, theirs, {
    of: "ratio",
    least: fiches < 1000 ? 8 : 20,
    at: [72, 1000],
  })
}

/** A copy of a corpus as one commit of a new repository, as it lives in real life. */
function makeRepository(corpus: string, folder: string): string {
  cpSync(corpus, folder, { recursive: true })
  const git = (...words: string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=bench", "-c", "user.email=bench@bench.example", "-c", "commit.gpgsign=false", ...words],
      { cwd: folder },
    )
  git("init", "--quiet")
  git("add", ".")
  git("commit", "--quiet", "--message", "Add the corpus")
  return folder
}

import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readFiche } from "../../src/read/file.ts"
import { demonstration, root } from "./run.ts"

/** Types into a pseudo-terminal: each text once the words before it have been shown, be it in one go with the words before; prints all that was shown. */
const typist = `
import fcntl, json, os, pty, select, struct, sys, termios, time
steps = json.loads(sys.argv[1])
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    os.execvp(sys.argv[2], sys.argv[2:])
shown, at, end = "", 0, time.time() + 40
while time.time() < end:
    ready, _, _ = select.select([fd], [], [], 0.2)
    if ready:
        try:
            piece = os.read(fd, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece.decode("utf8", "replace")
    if steps:
        found = shown.find(steps[0][0], at)
        if found >= 0:
            at = found + len(steps[0][0])
            time.sleep(0.15)
            os.write(fd, steps[0][1].encode())
            steps = steps[1:]
if time.time() >= end:
    os.kill(pid, 9)
_, status = os.waitpid(pid, 0)
print(json.dumps({"shown": shown, "left": len(steps), "code": os.waitstatus_to_exitcode(status)}))
`

const python = spawnSync("python3", ["-c", "import pty, os; os.waitstatus_to_exitcode"]).status === 0

function typed(
  folder: string,
  steps: [string, string][],
  args: string[] = [],
): { shown: string; left: number; code: number } {
  const command = [process.execPath, join(root, "src/missions.mjs"), "new", ...args]
  const done = spawnSync("python3", ["-c", typist, JSON.stringify(steps), ...command], {
    cwd: folder,
    encoding: "utf8",
  })
  if (done.status !== 0) throw new Error(done.stderr)
  return JSON.parse(done.stdout) as { shown: string; left: number; code: number }
}

test.skipIf(!python)(
  "on a terminal it asks, says at once what is wrong, guesses by the SIREN, and keeps all at Ctrl-C",
  () => {
    const folder = demonstration()
    const { shown, left, code } = typed(folder, [
      ["SIRET", "217 500 016 00018"],
      // Nothing was sent yet: it is said while one types, and no longer once it is right.
      ["Attendu", "\u007f9"],
      ["✔", "\r"],
      ["Nom de la collectivité", "\r"],
      ["Catégorie", "\r"],
      ["Intitulé", "Court"],
      ["trop courte", "\u0015Reconquérir les berges de la Seine avec leurs riverains\r"],
      ["Résumé", "\u0003"],
    ])
    expect([left, code], shown).toEqual([0, 0])
    const file = join(folder, "proposals/2025-2026/paris.md")
    expect(existsSync(file), shown).toBe(true)
    const { data } = readFiche(file, file)
    expect(data["intitule"]).toBe("Reconquérir les berges de la Seine avec leurs riverains")
    expect(data["collectivite"]).toMatchObject({ nom: "Paris", categorie: "commune", siret: "21750001600019" })
    expect(readFileSync(file, "utf8")).toContain("À COMPLÉTER")
  },
)

test.skipIf(!python)("nothing answered, nothing is written, and a name that is taken is refused", () => {
  const folder = demonstration()
  const none = typed(folder, [["SIRET", "\u0003"]])
  expect([none.left, none.code]).toEqual([0, 2])
  expect(none.shown).toContain("rien n’a été écrit")
  const taken = typed(
    folder,
    [
      ["SIRET", "\r"],
      ["Nom de la collectivité", "\r"],
      ["existe déjà", "\u0003"],
    ],
    ["Ville de Valombreuil"],
  )
  expect([taken.left, taken.code], taken.shown).toEqual([0, 2])
})

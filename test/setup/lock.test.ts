import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "../commands/run.ts"

interface Package {
  resolved?: string
  optionalDependencies?: { [name: string]: string }
}

const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  packages: { [path: string]: Package }
}

test("the lock file names the programs of every platform, or «npm ci» refuses it", () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(name => !holds(path, name))
      .map(name => `${path} → ${name}`),
  )
  expect(missing).toEqual([])
})

test("the lock file names no registry", () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([])
})

/** Whether a package finds another, in its own folder or one above. */
function holds(path: string, name: string): boolean {
  if (`${path}${path && "/"}node_modules/${name}` in lock.packages) return true
  const above = path.lastIndexOf("node_modules/")
  return path !== "" && holds(path.slice(0, Math.max(0, above - 1)), name)
}

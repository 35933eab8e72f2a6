import type { Command } from "./command.ts"

/** The commands by name, each loaded only when called; the order is that of the help. */
export const commands: { [name: string]: () => Promise<Command> } = {
  check: async () => (await import("./check.ts")).check,
  build: async () => (await import("./build.ts")).build,
  dev: async () => (await import("./dev.ts")).dev,
  pdf: async () => (await import("./pdf.ts")).pdf,
  new: async () => (await import("./new.ts")).newFiche,
  import: async () => (await import("./import.ts")).importForms,
  form: async () => (await import("./form.ts")).form,
  seal: async () => (await import("./seal.ts")).sealFiches,
  contacts: async () => (await import("./contacts.ts")).contacts,
  export: async () => (await import("./export.ts")).exportData,
  explain: async () => (await import("./explain.ts")).explain,
  issue: async () => (await import("./issue.ts")).issue,
  review: async () => (await import("./review.ts")).review,
}

import { createHash } from "node:crypto"
import { files } from "./files.ts"

for (const bytes of files()) createHash("sha256").update(bytes).digest("hex")

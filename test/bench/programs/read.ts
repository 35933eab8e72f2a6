import { files } from "./files.ts"

files()

import { Ajv2020 } from "ajv/dist/2020.js"
import { fiche, vocabulary } from "../../../src/model/fields.ts"
import { loose } from "../loose.ts"

/** The fiche's schema compiled by ajv; programs.ts puts the code that ajv writes in place of this file. */
export default new Ajv2020({ keywords: vocabulary }).compile(loose(fiche))

import { seal } from "../model/sealed.ts"
import { shelf } from "./shelf.ts"

shelf().seal = seal

import { shortAddress } from "./address.ts"
import { startStars, tellTrouble } from "./stars.ts"

shortAddress()
tellTrouble(startStars())

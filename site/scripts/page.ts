import { shortAddress } from "./address.ts"
import { offline } from "./offline.ts"
import { startStars, tellTrouble } from "./stars.ts"

offline()
shortAddress()
tellTrouble(startStars())

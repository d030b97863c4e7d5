/** Where reasons are kept that are typed for a return, and by what: whose evaluation, and the area. */
export const returnPlace = (rid: string) => `${rid}/return`
export const reasonKey = (personId: string, area: string) => `${personId}/${area}`

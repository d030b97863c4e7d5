/** The document in which a section of the report is written. A section of an area has the area's own id. */
export const sectionOf = (id: string) => `section/${id}`

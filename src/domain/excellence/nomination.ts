/** How long a nomination's title should be at most, in characters: advice, which cuts nothing. */
export const TITLE_ADVICE = 300

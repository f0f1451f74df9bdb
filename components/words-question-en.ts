/** The English words of the questions that a court asks, and their answers. */
export const questionEn = {
  list: 'Questions a court asks',
  one: 'Question',
  brief: 'In short',
  contents: 'Parts of the answer',
  forCourt: (name: string) => `For my court: ${name}`,
  noCourt: 'No court is chosen: choose mine, and the answer says what binds, and what is open, there.',
  chooseCourt: 'Choose my court',
  notEstablished: 'What is not established',
  notEstablishedHint: 'In the words of the entries. Check these before you rely on the answer.',
  nothingOpen: 'The entries of this answer note nothing uncertain.',
  unknown: 'The knowledge base has no such question.',
  allQuestions: 'All questions',
};

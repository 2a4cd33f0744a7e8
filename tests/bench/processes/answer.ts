/** Answers the questions of the process that started this one. */
export function answerWith(answer: (question: unknown) => unknown): void {
  process.on('message', async (message) => {
    if (typeof message !== 'object' || message === null) return;
    if (!('number' in message) || !('question' in message)) return;
    process.send?.({ number: message.number, answer: await answer(message.question) });
  });
  process.once('disconnect', () => process.exit(0));
}

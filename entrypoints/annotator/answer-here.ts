import type * as v from 'valibot';
import {
  type askBackground,
  MessageError,
  type pageRequests,
  type Replies,
} from '../../platform/messages.ts';

type Requests = typeof pageRequests;

/** Answers of our own to what a reader asks of the background; what is missing here is not asked by a document's reader. */
export type Answers = {
  [N in keyof Requests]?: (body: v.InferOutput<Requests[N]>) => Promise<Replies[N]>;
};

/**
 * Lets a reader that stands in a page of ours ask as one in a page of the web does. It needs no message for it, and
 * nothing between the two can be stopped by the browser.
 */
export function answeredHere(answers: Answers): typeof askBackground {
  return async (name, body) => {
    const answer = answers[name] as ((body: unknown) => Promise<Replies[typeof name]>) | undefined;
    if (!answer) throw new MessageError(`nobody answers ${name} here`);
    return answer(body);
  };
}

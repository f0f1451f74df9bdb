import type { BlockFindings } from './block-findings.ts';
import type { Gate } from './compiled-lexicon.ts';

/**
 * What a document is about, told from all of its blocks. General words (extradition, torture, fair trial) are
 * mentions only where the document is on the subject: extradition, surrender, removal or refoulement of anyone to
 * anywhere, or justice and police in China. Each word found adds its weight; the more text there is, the more it
 * takes, so that one passing "extradited" in a long article does not light up the page.
 */
export class DocumentSubject {
  private weight = 0;
  private removal = 0;
  private convention = 0;
  private chars = 0;
  private anchors = 0;

  /** @param sign 1 to count a block in, -1 to take it out again */
  count(findings: BlockFindings, sign: 1 | -1): void {
    this.weight += sign * findings.weight;
    this.removal += sign * findings.removal;
    this.convention += sign * findings.convention;
    this.chars += sign * findings.chars;
    this.anchors += sign * findings.anchors;
  }

  /** One full word at least, and one more for every 10,000 units of text, up to twenty. */
  get onSubject(): boolean {
    return this.anchors > 0 && this.weight >= 100 + Math.min(2000, this.chars / 100);
  }

  /** Which gates are open now. */
  gates(): OpenGates {
    const subject = this.onSubject;
    return {
      always: true,
      subject,
      removal: subject && this.removal >= 2,
      convention: subject && this.convention >= 1,
    };
  }
}

export type OpenGates = { [gate in Gate]: boolean };

export function sameGates(a: OpenGates, b: OpenGates): boolean {
  return a.subject === b.subject && a.removal === b.removal && a.convention === b.convention;
}

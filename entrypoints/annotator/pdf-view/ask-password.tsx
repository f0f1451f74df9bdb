import { render } from 'preact';
import { PasswordDialog } from '../../../components/annotator/pdf/PasswordDialog.tsx';
import { LanguageContext } from '../../../components/words.ts';

/**
 * Asks for the password of a PDF, over the page.
 * @param name file name of the document
 * @param wasWrong whether one was given that does not fit
 * @param signal takes the question back
 * @returns the password; `null` if the reader gave up, or the question was taken back
 */
export function askPassword(name: string, wasWrong: boolean, signal: AbortSignal): Promise<string | null> {
  const host = document.createElement('div');
  const before = document.activeElement;
  return new Promise((resolve) => {
    const answer = (password: string | null) => {
      signal.removeEventListener('abort', takeBack);
      render(null, host);
      host.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(password);
    };
    const takeBack = () => answer(null);
    if (signal.aborted) return resolve(null);
    signal.addEventListener('abort', takeBack);
    document.body.append(host);
    render(
      <LanguageContext.Provider value={document.documentElement.lang || 'en'}>
        <PasswordDialog name={name} wasWrong={wasWrong} onAnswer={answer} />
      </LanguageContext.Provider>,
      host,
    );
  });
}

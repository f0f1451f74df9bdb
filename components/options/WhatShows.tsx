import { useWords } from '../words.ts';

/** What a page can see of the extension in normal and in quiet mode. */
export function WhatShows() {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-scroll" aria-labelledby="what-shows" tabIndex={0}>
      <h3 id="what-shows">{words.options.shows}</h3>
      <table class="small">
        <thead>
          <tr>
            {words.options.showsHead.map((head, i) =>
              head === '' ? (
                <td key={head} />
              ) : (
                <th key={head} scope="col" class={`column-${i}`}>
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {words.options.showsRows.map(([what, ...modes]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              {modes.map((mode, i) => (
                <td key={i}>{mode}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

// A small conversation of our own making, in the shape of a Polis export: two ways of seeing things, 40 people.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const STATEMENTS = [
  'The library should open on Sundays.', 'Snow should be cleared from sidewalks first.',
  'Dogs should be allowed in the market.', 'The rink should be free for children.',
  'Street parties need no permit.', 'The bus should run after midnight.',
  'There are enough benches here.', 'Gardens may replace front lawns.',
  'The market should move indoors in winter.', 'Neighbours should share tools.',
];

export function smallExport() {
  const folder = mkdtempSync(path.join(tmpdir(), 'perron-export-'));
  const votes = ['timestamp,datetime,comment-id,voter-id,vote'];
  for (let person = 0; person < 40; person++) {
    STATEMENTS.forEach((_, statement) => {
      if ((person * 7 + statement * 5) % 6 === 0) return; // not everybody sees everything
      const shared = statement < 3;
      const agrees = shared || (person % 2 === 0) === (statement % 2 === 0);
      const contrary = (person * 13 + statement * 3) % 11 === 0;
      const vote = (person + statement) % 17 === 0 ? 0 : agrees !== contrary ? 1 : -1;
      votes.push(`${1700000000000 + person * 60000 + statement},,${statement},${person},${vote}`);
    });
  }
  const comments = ['timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body'];
  STATEMENTS.forEach((text, id) => comments.push(`1700000000000,,${id},0,0,0,1,"${text}"`));
  writeFileSync(path.join(folder, 'votes.csv'), votes.join('\n') + '\n');
  writeFileSync(path.join(folder, 'comments.csv'), comments.join('\n') + '\n');
  writeFileSync(path.join(folder, 'summary.csv'), 'topic,What would make this a better place?\n');
  return folder;
}

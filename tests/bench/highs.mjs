// SPDX-License-Identifier: GPL-3.0-or-later
// Solves an LP-format file with the npm package highs and prints: status objective seconds.
// node highs.mjs FOLDER_WITH_NODE_MODULES MODEL.lp lp|mip SECONDS
// The seconds are those of the call that parses and solves; starting node is not counted.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [folder, model, kind, limit] = process.argv.slice(2);
const highs = await createRequire(`${folder}/package.json`)('highs')();
const text = readFileSync(model, 'utf8');
const begin = process.hrtime.bigint();
const answer = highs.solve(text, {
    output_flag: false,
    solve_relaxation: kind === 'lp',
    time_limit: Number(limit),
});
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
const status = answer.Status.replaceAll(' ', '_');
console.log(status, answer.ObjectiveValue ?? '-', seconds.toFixed(2));

// What is read of an SQL text before it is run.
import { expect, it } from 'vitest';
import { readSql } from '../../src/runtime/storage/sql-text.ts';

it.each([
  ['SELECT 1', 0, false],
  ['INSERT INTO t VALUES(?, ?, ?)', 3, false],
  ['INSERT INTO t VALUES(?1, ?3, ?2)', 3, false],
  ['INSERT INTO t VALUES(:a, @b, $c, :a)', 3, false],
  [`SELECT '?', "?", [?], \`?\` -- ?\n, ? /* ? */`, 1, false],
  ["SELECT 'it''s ?', ?", 1, false],
  ['SELECT 1;', 0, false],
  ['SELECT 1; -- nothing more', 0, false],
  ['SELECT ?; SELECT ?', 1, true],
  ["SELECT ';'", 0, false],
  ['CREATE TRIGGER a AFTER INSERT ON t BEGIN DELETE FROM u; DELETE FROM v; END', 0, false],
  ['CREATE TRIGGER a AFTER INSERT ON t BEGIN DELETE FROM u; END; SELECT 1', 0, true],
])('%s', (sql, parameters, more) => {
  expect(readSql(sql)).toEqual({ parameters, more });
});

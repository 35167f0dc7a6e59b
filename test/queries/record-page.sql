-- on sqlite
SELECT t."title", CAST(t."price" AS TEXT), CAST((WITH _layer1 AS (SELECT CAST(CASE WHEN t."pages" <> 0 THEN CASE WHEN t."pages" BETWEEN -461168601842738 AND 461168601842738 THEN t."price" / t."pages" * 10000 + (t."price" % t."pages" * 20000 / t."pages" + t."price" % t."pages" * 20000 / t."pages" % 2) / 2 ELSE t."price" / t."pages" * 10000 + CAST(ROUND(t."price" % t."pages" * 1.0 * 10000 / t."pages") AS INTEGER) END END AS INTEGER) AS _x1 LIMIT 1 OFFSET 0) SELECT ((_x1 / 50 + _x1 / 50 % 2) / 2)
FROM _layer1) AS TEXT), t1."id", t1."name", t1."book_count", t."id"
FROM "book" t
LEFT JOIN "author" t1 ON t1.id = t."author" AND t1."live" = 1
WHERE t."live" = 1 AND t."id" = ?
-- ["book_01"]

SELECT t."borrower", t."lent_on", t."book", COUNT(*) OVER ()
FROM "loan" t
WHERE t."live" = 1 AND t."book" = ?
ORDER BY t."lent_on" DESC, t.id LIMIT 3
-- ["book_01"]

-- on mysql
SELECT t.`title`, t.`price`, ROUND(ROUND(CAST(t.`price` AS DECIMAL(65, 30)) / NULLIF(t.`pages`, 0), 6), 4), t1.`id`, t1.`name`, t1.`book_count`, t.`id`
FROM `book` t
LEFT JOIN `author` t1 ON t1.id = t.`author` AND t1.`live` = 1
WHERE t.`live` = 1 AND t.`id` = ?
-- ["book_01"]

SELECT t.`borrower`, t.`lent_on`, t.`book`, COUNT(*) OVER ()
FROM `loan` t
WHERE t.`live` = 1 AND t.`book` = ?
ORDER BY t.`lent_on` DESC, t.id LIMIT 3
-- ["book_01"]

-- on sqlite
SELECT t."owner" AS "#0", t1."genre" AS "#1", COUNT(*)
FROM "loan" t
LEFT JOIN "book" t1 ON t1.id = t."book" AND t1."live" = 1
WHERE t."live" = 1
GROUP BY "#0", "#1"
ORDER BY COUNT(*) DESC, "#0" IS NULL, "#0", "#1" IS NULL, "#1" LIMIT 1000

SELECT t."id", t."name"
FROM "user" t
WHERE t."live" = 1 AND t."id" IN (?, ?, ?, ?)
-- ["user_ada","user_cai","user_dong","user_bao"]

-- on mysql
SELECT t.`owner` AS `#0`, t1.`genre` AS `#1`, COUNT(*)
FROM `loan` t
LEFT JOIN `book` t1 ON t1.id = t.`book` AND t1.`live` = 1
WHERE t.`live` = 1
GROUP BY `#0`, `#1`
ORDER BY COUNT(*) DESC, `#0` IS NULL, `#0`, `#1` IS NULL, `#1` LIMIT 1000

SELECT t.`id`, t.`name`
FROM `user` t
WHERE t.`live` = 1 AND t.`id` IN (?, ?, ?, ?)
-- ["user_ada","user_cai","user_dong","user_bao"]

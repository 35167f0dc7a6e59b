-- on sqlite
SELECT t."id"
FROM "author" t
WHERE t."live" = 1 AND t.id IN (SELECT t1."author"
FROM "book" t1
WHERE t1."live" = 1 AND (t1.id IN (SELECT t2."book"
FROM "loan" t2
WHERE t2."live" = 1 AND (t2."returned_on" IS NULL) = ?)) IS NOT TRUE)
ORDER BY t.id LIMIT 51
-- [1]

SELECT t."id"
FROM "author" t
WHERE t."live" = 1 AND (t.id IN (SELECT t1."author"
FROM "book" t1
WHERE t1."live" = 1 AND (t1."pages" >= ?) IS NOT TRUE)) IS NOT TRUE
ORDER BY t.id LIMIT 51
-- [180]

SELECT t."id"
FROM "author" t
WHERE t."live" = 1 AND t.id IN (SELECT t1."to_id"
FROM "specimen__link_many_to_many" t1
WHERE t1."from_id" IN (SELECT t2.id
FROM "specimen" t2
WHERE t2."live" = 1 AND (EXISTS (SELECT 1
FROM json_each(t2."tags") t3
WHERE t3.value = ?) OR EXISTS (SELECT 1
FROM json_each(t2."tags") t4
WHERE t4.value = ?))))
ORDER BY t.id LIMIT 51
-- [",","x"]

SELECT t."id"
FROM "specimen" t
WHERE t."live" = 1 AND t."polymorphic_lookup" IN (SELECT t1.id
FROM "book" t1
WHERE t1."live" = 1 AND t1."author" IN (SELECT t2.id
FROM "author" t2
WHERE t2."live" = 1 AND t2."name" GLOB ?))
ORDER BY t.id LIMIT 51
-- ["[jJ][oO][hH][aA][nN][nN]*"]

SELECT t."id"
FROM "book" t
WHERE t."live" = 1 AND ((t."author" IN (SELECT t1.id
FROM "author" t1
WHERE t1."live" = 1 AND t1."created_by" = ?)) IS NOT TRUE AND t."price" IS NOT ?)
ORDER BY t.id LIMIT 51
-- ["user_ada","990n"]

-- on mysql
SELECT t.`id`
FROM (SELECT t500.id AS k
FROM `author` t500
WHERE t500.`live` = 1 AND t500.id IN (SELECT t501.`author`
FROM `book` t501
WHERE t501.`live` = 1 AND (t501.id IN (SELECT t502.`book`
FROM `loan` t502
WHERE t502.`live` = 1 AND (t502.`returned_on` IS NULL) = ?)) IS NOT TRUE)
ORDER BY t500.id LIMIT 51) w
JOIN `author` t ON t.id = w.k
ORDER BY t.id LIMIT 51
-- [1]

SELECT t.`id`
FROM (SELECT t500.id AS k
FROM `author` t500
WHERE t500.`live` = 1 AND (t500.id IN (SELECT t501.`author`
FROM `book` t501
WHERE t501.`live` = 1 AND (t501.`pages` >= ?) IS NOT TRUE)) IS NOT TRUE
ORDER BY t500.id LIMIT 51) w
JOIN `author` t ON t.id = w.k
ORDER BY t.id LIMIT 51
-- [180]

SELECT t.`id`
FROM (SELECT t500.id AS k
FROM `author` t500
WHERE t500.`live` = 1 AND t500.id IN (SELECT t501.`to_id`
FROM `specimen__link_many_to_many` t501
WHERE t501.`from_id` IN (SELECT t502.id
FROM `specimen` t502
WHERE t502.`live` = 1 AND (JSON_CONTAINS(t502.`tags`, ?) OR JSON_CONTAINS(t502.`tags`, ?))))
ORDER BY t500.id LIMIT 51) w
JOIN `author` t ON t.id = w.k
ORDER BY t.id LIMIT 51
-- ["\",\"","\"x\""]

SELECT t.`id`
FROM (SELECT t500.id AS k
FROM `specimen` t500
WHERE t500.`live` = 1 AND t500.`polymorphic_lookup` IN (SELECT t501.id
FROM `book` t501
WHERE t501.`live` = 1 AND t501.`author` IN (SELECT t502.id
FROM `author` t502
WHERE t502.`live` = 1 AND LOWER(t502.`name`) LIKE ? ESCAPE '!'))
ORDER BY t500.id LIMIT 51) w
JOIN `specimen` t ON t.id = w.k
ORDER BY t.id LIMIT 51
-- ["johann%"]

SELECT t.`id`
FROM (SELECT t500.id AS k
FROM `book` t500
WHERE t500.`live` = 1 AND ((t500.`author` IN (SELECT t501.id
FROM `author` t501
WHERE t501.`live` = 1 AND t501.`created_by` = ?)) IS NOT TRUE AND NOT (t500.`price` <=> CAST(? AS DECIMAL(18,2))))
ORDER BY t500.id LIMIT 51) w
JOIN `book` t ON t.id = w.k
ORDER BY t.id LIMIT 51
-- ["user_ada","9.90"]

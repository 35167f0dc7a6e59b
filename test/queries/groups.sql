-- on sqlite
SELECT t."genre" AS "#0", COUNT(*), MAX(t."pages"), CAST(SUM(t."price") AS TEXT), CAST(SUM(t."price") AS TEXT), COUNT(t."price")
FROM "book" t
WHERE t."live" = 1
GROUP BY "#0"
HAVING (COUNT(*) >= ? AND MAX(t."pages") > ?)
ORDER BY SUM(t."price") DESC, "#0" IS NULL, "#0" LIMIT 1000
-- [1,70]

-- on mysql
SELECT t.`genre` AS `#0`, COUNT(*), MAX(t.`pages`), SUM(t.`price`), SUM(t.`price`), COUNT(t.`price`)
FROM `book` t
WHERE t.`live` = 1
GROUP BY `#0`
HAVING (COUNT(*) >= ? AND MAX(t.`pages`) > ?)
ORDER BY SUM(t.`price`) DESC, `#0` IS NULL, `#0` LIMIT 1000
-- [1,70]

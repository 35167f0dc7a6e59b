-- on sqlite
SELECT COUNT(*), CAST(SUM(t."pages") AS TEXT), CAST(SUM(t."pages") AS TEXT), COUNT(t."pages"), MIN(t."pages"), MAX(t."pages"), COUNT(DISTINCT t."pages"), CAST(SUM(t."price") AS TEXT), CAST(SUM(t."price") AS TEXT), COUNT(t."price"), CAST(MAX(t."price") AS TEXT), MIN(t."published"), MAX(t."published"), COUNT(DISTINCT t."published"), CAST(SUM((WITH _layer1 AS (SELECT CAST(CASE WHEN t."pages" <> 0 THEN CASE WHEN t."pages" BETWEEN -461168601842738 AND 461168601842738 THEN t."price" / t."pages" * 10000 + (t."price" % t."pages" * 20000 / t."pages" + t."price" % t."pages" * 20000 / t."pages" % 2) / 2 ELSE t."price" / t."pages" * 10000 + CAST(ROUND(t."price" % t."pages" * 1.0 * 10000 / t."pages") AS INTEGER) END END AS INTEGER) AS _x1 LIMIT 1 OFFSET 0) SELECT ((_x1 / 50 + _x1 / 50 % 2) / 2)
FROM _layer1)) AS TEXT)
FROM "book" t
WHERE t."live" = 1 AND t."published" < ?
-- ["1927-01-01"]

-- on mysql
SELECT COUNT(*), SUM(t.`pages`), SUM(t.`pages`), COUNT(t.`pages`), MIN(t.`pages`), MAX(t.`pages`), COUNT(DISTINCT t.`pages`), SUM(t.`price`), SUM(t.`price`), COUNT(t.`price`), MAX(t.`price`), MIN(t.`published`), MAX(t.`published`), COUNT(DISTINCT t.`published`), SUM(ROUND(ROUND(CAST(t.`price` AS DECIMAL(65, 30)) / NULLIF(t.`pages`, 0), 6), 4))
FROM `book` t
WHERE t.`live` = 1 AND t.`published` < ?
-- ["1927-01-01"]

-- on sqlite
SELECT t."name", t."id"
FROM (SELECT *
FROM (SELECT t500.id AS k
FROM "author" t500
WHERE t500."live" = 1 AND t500."name__key" IS NOT NULL
ORDER BY t500."name__key", t500.id LIMIT 51) v
UNION ALL SELECT *
FROM (SELECT t500.id AS k
FROM "author" t500
WHERE t500."live" = 1 AND t500."name__key" IS NULL
ORDER BY t500.id LIMIT 51) e) w
JOIN "author" t ON t.id = w.k
ORDER BY t."name__key" IS NULL, t."name__key", t.id LIMIT 51

SELECT w.c0, w.c1, w.p, w.c
FROM (SELECT t."title" AS c0, t."id" AS c1, t."author" AS p, ROW_NUMBER() OVER (PARTITION BY t."author"
ORDER BY t."published" DESC, t.id) AS n, COUNT(*) OVER (PARTITION BY t."author") AS c
FROM "book" t
WHERE t."live" = 1 AND t."author" IN (?, ?, ?, ?, ?)) w
WHERE w.n <= 3
ORDER BY w.p, w.n
-- ["author_5","author_4","author_2","author_1","author_3"]

SELECT t."borrower", t1."id", t1."name", w.p
FROM (SELECT t2.id AS k, t2."book" AS p, ROW_NUMBER() OVER (PARTITION BY t2."book"
ORDER BY t2."lent_on" IS NULL DESC, t2."lent_on" DESC, t2.id DESC) AS n
FROM "loan" t2
WHERE t2."live" = 1 AND t2."book" IN (?, ?, ?, ?, ?)) w
JOIN "loan" t ON t.id = w.k
LEFT JOIN "user" t1 ON t1.id = t."owner" AND t1."live" = 1
WHERE w.n <= 2
ORDER BY w.p, w.n
-- ["book_03","book_02","book_04","book_05","book_06"]

-- on mysql
SELECT t.`name`, t.`id`
FROM (SELECT *
FROM (SELECT t500.id AS k
FROM `author` t500
WHERE t500.`live` = 1 AND t500.`name__key` IS NOT NULL
ORDER BY t500.`name__key`, t500.id LIMIT 51) v
UNION ALL SELECT *
FROM (SELECT t500.id AS k
FROM `author` t500
WHERE t500.`live` = 1 AND t500.`name__key` IS NULL
ORDER BY t500.id LIMIT 51) e) w
JOIN `author` t ON t.id = w.k
ORDER BY t.`name__key` IS NULL, t.`name__key`, t.id LIMIT 51

SELECT w.c0, w.c1, w.p, w.c
FROM (SELECT t.`title` AS c0, t.`id` AS c1, t.`author` AS p, ROW_NUMBER() OVER (PARTITION BY t.`author`
ORDER BY t.`published` DESC, t.id) AS n, COUNT(*) OVER (PARTITION BY t.`author`) AS c
FROM `book` t
WHERE t.`live` = 1 AND t.`author` IN (?, ?, ?, ?, ?)) w
WHERE w.n <= 3
ORDER BY w.p, w.n
-- ["author_5","author_4","author_2","author_1","author_3"]

SELECT t.`borrower`, t1.`id`, t1.`name`, w.p
FROM (SELECT t2.id AS k, t2.`book` AS p, ROW_NUMBER() OVER (PARTITION BY t2.`book`
ORDER BY t2.`lent_on` IS NULL DESC, t2.`lent_on` DESC, t2.id DESC) AS n
FROM `loan` t2
WHERE t2.`live` = 1 AND t2.`book` IN (?, ?, ?, ?, ?)) w
JOIN `loan` t ON t.id = w.k
LEFT JOIN `user` t1 ON t1.id = t.`owner` AND t1.`live` = 1
WHERE w.n <= 2
ORDER BY w.p, w.n
-- ["book_03","book_02","book_04","book_05","book_06"]

-- on sqlite
SELECT t."id", t."borrower", (t."returned_on" IS NULL), t1."id", t1."name", t2."id", t2."title", t2."genre", t3."id", t3."name", t3."name__key", t."due_on", w.c
FROM (SELECT t500.id AS k, COUNT(*) OVER () AS c
FROM "loan" t500
LEFT JOIN "book" t501 ON t501.id = t500."book" AND t501."live" = 1
LEFT JOIN "author" t502 ON t502.id = t501."author" AND t502."live" = 1
WHERE t500."live" = 1 AND (t500."borrower" GLOB ? AND (t500."returned_on" IS NULL) = ?)
ORDER BY t502."name__key" IS NULL, t502."name__key", t500."due_on" DESC, t500.id LIMIT 3) w
JOIN "loan" t ON t.id = w.k
LEFT JOIN "user" t1 ON t1.id = t."owner" AND t1."live" = 1
LEFT JOIN "book" t2 ON t2.id = t."book" AND t2."live" = 1
LEFT JOIN "author" t3 ON t3.id = t2."author" AND t3."live" = 1
ORDER BY t3."name__key" IS NULL, t3."name__key", t."due_on" DESC, t.id LIMIT 3
-- ["*王*",1]

-- on mysql
SELECT t.`id`, t.`borrower`, (t.`returned_on` IS NULL), t1.`id`, t1.`name`, t2.`id`, t2.`title`, t2.`genre`, t3.`id`, t3.`name`, t3.`name__key`, t.`due_on`, w.c
FROM (SELECT t500.id AS k, COUNT(*) OVER () AS c
FROM `loan` t500
LEFT JOIN `book` t501 ON t501.id = t500.`book` AND t501.`live` = 1
LEFT JOIN `author` t502 ON t502.id = t501.`author` AND t502.`live` = 1
WHERE t500.`live` = 1 AND (t500.`borrower` LIKE ? ESCAPE '!' AND (t500.`returned_on` IS NULL) = ?)
ORDER BY t502.`name__key` IS NULL, t502.`name__key`, t500.`due_on` DESC, t500.id LIMIT 3) w
JOIN `loan` t ON t.id = w.k
LEFT JOIN `user` t1 ON t1.id = t.`owner` AND t1.`live` = 1
LEFT JOIN `book` t2 ON t2.id = t.`book` AND t2.`live` = 1
LEFT JOIN `author` t3 ON t3.id = t2.`author` AND t3.`live` = 1
ORDER BY t3.`name__key` IS NULL, t3.`name__key`, t.`due_on` DESC, t.id LIMIT 3
-- ["%王%",1]

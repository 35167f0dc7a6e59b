-- on sqlite
SELECT t."id", t."title"
FROM "book" t
WHERE t."live" = 1 AND t."id" = ?
-- ["book_04"]

SELECT t."name", t."id"
FROM "author" t
WHERE t."live" = 1 AND t."id" = ?
-- ["author_1"]

-- on mysql
SELECT t.`id`, t.`title`
FROM `book` t
WHERE t.`live` = 1 AND t.`id` = ?
-- ["book_04"]

SELECT t.`name`, t.`id`
FROM `author` t
WHERE t.`live` = 1 AND t.`id` = ?
-- ["author_1"]

-- on sqlite
SELECT t."id", t1."id", t1."name", t2."id", t2."title", t3."id", t3."name"
FROM "specimen" t
LEFT JOIN "author" t1 ON t1.id = t."polymorphic_lookup" AND t1."live" = 1
LEFT JOIN "book" t2 ON t2.id = t."polymorphic_lookup" AND t2."live" = 1
LEFT JOIN "author" t3 ON t3.id = t2."author" AND t3."live" = 1
WHERE t."live" = 1
ORDER BY t.id LIMIT 51

-- on mysql
SELECT t.`id`, t1.`id`, t1.`name`, t2.`id`, t2.`title`, t3.`id`, t3.`name`
FROM `specimen` t
LEFT JOIN `author` t1 ON t1.id = t.`polymorphic_lookup` AND t1.`live` = 1
LEFT JOIN `book` t2 ON t2.id = t.`polymorphic_lookup` AND t2.`live` = 1
LEFT JOIN `author` t3 ON t3.id = t2.`author` AND t3.`live` = 1
WHERE t.`live` = 1
ORDER BY t.id LIMIT 51

-- on sqlite


-- on mysql


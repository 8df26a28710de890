// LocalStorage: values, parameters by number and by name, errors and their codes, versions, rows.
import QtQuick
import QtQuick.LocalStorage
Item {
    function tryIt(name, f) { try { console.log(name, f()) } catch (e) { console.log(name, "|", e.name, "|", e.message, "|", e.code, typeof e, e instanceof Error, String(e)) } }
    Component.onCompleted: {
        let db = LocalStorage.openDatabaseSync("More", "1.0", "description", 1000)
        console.log(typeof db, db.version, typeof db.transaction, Object.keys(db).join(), String(db))
        db.transaction(tx => {
            console.log(typeof tx, typeof tx.executeSql, String(tx))
            let r = tx.executeSql("CREATE TABLE t(id INTEGER PRIMARY KEY, s TEXT, r REAL, b BLOB, n)")
            console.log(r.rowsAffected, r.insertId, typeof r.insertId, r.rows.length, Object.keys(r).join())
            r = tx.executeSql("INSERT INTO t(s, r, n) VALUES(?, ?, ?)", ["a", 1.5, true]); console.log(r.insertId, typeof r.insertId, r.rowsAffected)
            tx.executeSql("INSERT INTO t(s, r, n) VALUES(?, ?, ?)", ["b", 2, null]); tx.executeSql("INSERT INTO t(s, r, n) VALUES(?, ?, ?)", ["c", "3.5", undefined])
            tx.executeSql("INSERT INTO t(s, r, n) VALUES(:s, :r, :n)", { ":s": "named", ":r": 4, ":n": "x" })
            tx.executeSql("INSERT INTO t(s) VALUES(?)", "single")
            tx.executeSql("INSERT INTO t(s, n) VALUES(?, ?)", ["date", new Date(Date.UTC(2020, 1, 2, 3, 4, 5))])
            tx.executeSql("INSERT INTO t(s, n) VALUES(?, ?)", ["big", 5000000000]); tx.executeSql("INSERT INTO t(s, n) VALUES(?, ?)", ["neg", -1.5]); tx.executeSql("INSERT INTO t(s, n) VALUES(?, ?)", ["quote'\"ü\n", "é"])
            tryIt("missing", () => tx.executeSql("SELECT * FROM nope")); tryIt("syntax", () => tx.executeSql("SELEC 1")); tryIt("few", () => tx.executeSql("INSERT INTO t(s, n) VALUES(?, ?)", [1])); tryIt("many", () => tx.executeSql("INSERT INTO t(s) VALUES(?)", [1, 2])); tryIt("constraint", () => tx.executeSql("INSERT INTO t(id) VALUES(1)")); tryIt("empty", () => tx.executeSql("")); tryIt("two", () => tx.executeSql("SELECT 1; SELECT 2").rows.length)
        })
        db.readTransaction(tx => {
            let r = tx.executeSql("SELECT id, s, r, n, typeof(n) AS t FROM t ORDER BY id"); let rows = r.rows
            console.log(rows.length, typeof rows, Array.isArray(rows), r.rowsAffected, r.insertId, rows.forwardOnly)
            for (let i = 0; i < rows.length; i++) { let row = rows.item(i); console.log(row.id, row.s, row.r, row.n, row.t, typeof row.n) }
            console.log(Object.keys(rows.item(0)).join(), rows[0].s, rows[99], rows.item(-1), rows.item(0) === rows.item(0), JSON.stringify(rows.item(1)))
            console.log(tx.executeSql("SELECT count(*) AS c, max(r) AS m, sum(id) FROM t").rows.item(0).c, tx.executeSql("select 1 as one").rows[0].one, JSON.stringify(tx.executeSql("SELECT 1, 'x', NULL, 2.0, x'0102'").rows[0]))
            tryIt("write", () => tx.executeSql("DELETE FROM t")); tryIt("lower", () => tx.executeSql("  select 1").rows.length); tryIt("with", () => tx.executeSql("WITH a AS (SELECT 1) SELECT * FROM a").rows.length)
        })
        let kept; db.transaction(tx => { kept = tx }); tryIt("outside", () => kept.executeSql("SELECT 1"))
        tryIt("no callback", () => db.transaction()); tryIt("wrong version", () => LocalStorage.openDatabaseSync("SemV", "1.0", "", 1) && LocalStorage.openDatabaseSync("SemV", "2.0", "", 1))
        tryIt("change", () => { db.changeVersion("1.0", "2.0", tx => tx.executeSql("ALTER TABLE t ADD COLUMN extra")); return db.version })
        tryIt("change wrong", () => db.changeVersion("9", "3.0", tx => console.log("never")))
        tryIt("change throws", () => db.changeVersion("1.0", "3.0", tx => { tx.executeSql("DELETE FROM t"); throw new Error("no") }))
        db.transaction(tx => console.log(tx.executeSql("SELECT count(*) c FROM t").rows[0].c, tx.executeSql("UPDATE t SET extra = 1 WHERE id < 4").rowsAffected, tx.executeSql("DELETE FROM t WHERE id = 1").rowsAffected))
        tryIt("nested", () => { db.transaction(tx => { tx.executeSql("INSERT INTO t(s) VALUES('outer')"); db.transaction(t2 => t2.executeSql("INSERT INTO t(s) VALUES('inner')")) }); return "done" })
        tryIt("rollback", () => db.transaction(tx => { tx.executeSql("DELETE FROM t"); tx.executeSql("bad") }))
        db.transaction(tx => console.log(tx.executeSql("SELECT count(*) c FROM t").rows[0].c))
        tryIt("open few", () => typeof LocalStorage.openDatabaseSync("x")); tryIt("open none", () => typeof LocalStorage.openDatabaseSync())
        console.log(typeof SQLException === "object" ? SQLException.DATABASE_ERR + "," + SQLException.SYNTAX_ERR + "," + SQLException.VERSION_ERR + "," + SQLException.UNKNOWN_ERR + "," + SQLException.CONSTRAINT_ERR : "none")
        console.log("END")
    }
}

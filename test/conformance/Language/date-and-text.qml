// Date, Number, String, Array additions.
import QtQuick
Item { property date d: "2020-02-03T04:05:06"; property date d2: new Date(2021, 11, 25)
    Component.onCompleted: {
        console.log(d.getFullYear(), d.getMonth(), d2.getDate(), isNaN(d))
        console.log(d.toLocaleDateString(Qt.locale("en_US")), d.toLocaleTimeString(Qt.locale("en_US")))
        console.log(d.toLocaleDateString(Qt.locale("en_US"), "dd.MM.yyyy"), d.toLocaleString(Qt.locale("en_US"), "yyyy ddd"))
        console.log(Date.fromLocaleDateString(Qt.locale("en_US"), "3 Feb 2020", "d MMM yyyy").getTime(), Date.fromLocaleString(Qt.locale("en_US"), "x", "yyyy"))
        console.log(Number.fromLocaleString(Qt.locale("de_DE"), "1.234,5"), (1234.567).toLocaleString(Qt.locale("en_US"), "f", 1), (5).toLocaleCurrencyString(Qt.locale("en_US"), "$"))
        console.log("%1 %2 %1".arg("a").arg("b"), "%1".arg(1.5), "%2 %1".arg(1).arg(2), "no".arg(3))
        console.log(JSON.stringify({ d: d, n: null, u: undefined, a: [undefined], nan: NaN }), JSON.parse('{"a":[1,2]}').a[1])
        console.log([3, 1, 2].sort(), [1, 2, 3].reverse(), [1, [2, 3]], ["a", undefined, null])
        console.log({ a: 1 }, [{}], function f() {}, Symbol("x").toString())
        console.log(d, d2.toISOString(), String(d).slice(0, 15))
        console.log("abc".startsWith("a"), " x ".trim() + "|", "a-b".replace("-", "$&$&"))
        console.log(new Date(NaN), new Date(NaN).getTime(), new Date(0).toUTCString())
        console.log([1,2,3,4].findIndex(x => x > 2), Array.of(1, 2), [..."ab"].entries().next().value, Array.isArray([]))
        console.log(Number("0b11"), Number.EPSILON > 0, Math.hypot(3, 4), Math.sign(-3), Math.trunc(-1.5), (255).toString(16))
        console.log(d - new Date(2020, 1, 3), d > new Date(0), +d2 === d2.getTime())
        d = new Date(2000, 0, 1); console.log(d.getFullYear()); d.setFullYear(1999); console.log(d.getFullYear())
        console.log(Qt.locale("de_DE").dayName(1, Locale.LongFormat), Qt.locale("fr_FR").decimalPoint)
        console.log("END")
    }
}

import QtQuick
QtObject { enum Level { One = 1, Two, Three } property int level: HasEnum.One
 function describe() { return level === HasEnum.Level.Two ? "two" : "not two" } }

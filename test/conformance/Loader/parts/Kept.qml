import QtQuick
Item { property int a: 1; property string s: "p" }

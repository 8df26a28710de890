import QtQuick as quick
import "one.js"
import "one.js" as one
import "one.js" as Same
import "two.js" as Same
import QtQuick 2.x
import QtQuick 2.0 QtQml
import
import QtQml as
Item {}

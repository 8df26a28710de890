#!/usr/bin/env qml
pragma Singleton
pragma ComponentBehavior: Bound
pragma ListPropertyAssignBehavior: ReplaceIfNotDefault
pragma FunctionSignatureBehavior: Enforced
pragma ValueTypeBehavior: Copy, Addressable
pragma Translator: "shop"
import QtQuick
import QtQuick.Controls 2
import QtQuick.Layouts 1.15
import QtQml.Models 2.10 as Models
import "parts"
import "parts" as Parts
import "http://example.org/widgets" 1.0 as Remote
import "format.js" as Format; import "numbers.mjs" as Numbers

Item {}

using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>An organisation files for itself only; a registrar may file for every organisation (domain.md 7.2).</summary>
public sealed class ID013UploaderIsEntitled() : Rule(
    "ID-013",
    Severity.Reject,
    "上传账号与文件中的组织不一致。",
    "Uploader not entitled to this organisation.",
    "请用该组织自己的账号上传,或删除其他组织的行后重新上传。",
    "Upload with the organisation's own account, or remove the rows of other organisations and upload again.")
{
    public override string Basis => "社会组织信用信息管理办法（信息由社会组织自行报送）；domain.md 11.5（角色）[D]";

    public override string CauseZh => "一个组织只能替自己报送；登记管理机关可以报送本辖区各组织。常见原因：在代理机构的电脑上用错账号，或表里混入别的组织的行。";

    public override string CauseEn => "An organisation files for itself only; a registrar may file for all. Typically an agency used another client's account, or rows of other organisations got into the table.";

    public override IReadOnlyList<string> Fields => ["uscc"];

    public override void Check(Record record, Judge judge)
    {
        if (judge.Context.UploaderUscc is { } uploader && record.Uscc is { } code && uploader != code)
            judge.Fail(this, "uscc", expected: uploader);
    }
}
